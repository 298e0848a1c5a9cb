-- ::: {#fig-name .exhibit} and ::: {#tbl-name .exhibit} become the numbered place of a figure or table, which
-- exhibit-contents.lua fills.
local here = pandoc.path.directory(PANDOC_SCRIPT_FILE)
local read_context = dofile(here .. '/shared/context.lua')
local text = dofile(here .. '/shared/text.lua')

function Pandoc(doc)
  local context = read_context(doc)
  local words, kinds = context.words, context.kinds
  local counts, seen = {figure = 0, table = 0}, {}
  return doc:walk{Div = function(div)
    if not div.classes:includes 'exhibit' then return nil end
    local name = div.identifier
    local kind = kinds[name]
    if not kind then text.fail('there is no exhibit %s; add it or correct the name', name) end
    if seen[name] then text.fail('exhibit %s stands here a second time; place it once', name) end
    seen[name] = true
    counts[kind] = counts[kind] + 1
    local number = tostring(counts[kind])
    local label = words[kind]:format(number)
    local attributes = {{'label', label}, {'number', number}, {'exhibit', name},  -- pairs keep their order
      {'continued', words.continued:format(label)}}
    return pandoc.Div({}, pandoc.Attr('', {'exhibit', kind}, attributes))
  end}
end

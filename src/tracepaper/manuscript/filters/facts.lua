-- [name]{.fact} becomes the fact's text in this language, and keeps its name for the audit.
local here = pandoc.path.directory(PANDOC_SCRIPT_FILE)
local read_context = dofile(here .. '/shared/context.lua')
local text = dofile(here .. '/shared/text.lua')

function Pandoc(doc)
  local facts = read_context(doc).facts
  return doc:walk{Span = function(span)
    if not span.classes:includes 'fact' then return nil end
    local name = pandoc.utils.stringify(span)
    if not facts[name] then text.fail('there is no fact %s; define it or correct the name', name) end
    local unbroken = facts[name]:gsub(' ', '\u{a0}')
    return pandoc.Span({pandoc.Str(unbroken)}, pandoc.Attr('', {'fact'}, {['data-fact'] = name}))
  end}
end

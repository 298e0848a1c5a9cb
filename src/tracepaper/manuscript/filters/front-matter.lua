-- The abstract's label, and the keywords and JEL codes after it.
local here = pandoc.path.directory(PANDOC_SCRIPT_FILE)
local read_context = dofile(here .. '/shared/context.lua')
local text = dofile(here .. '/shared/text.lua')

local function line(class, label, values, separator)
  if #values == 0 then return pandoc.Blocks{} end
  local content = text.led(label, table.concat(values, separator))
  return pandoc.Blocks{pandoc.Div({pandoc.Para(content)}, pandoc.Attr('', {class}))}
end

function Pandoc(doc)
  local context = read_context(doc)
  local words = context.words
  return doc:walk{Div = function(div)
    if not div.classes:includes 'abstract' then return nil end
    local first = div.content[1]
    if not first or first.t ~= 'Para' then text.fail 'the abstract does not begin with a paragraph' end
    first.content = text.led(words.abstract, '') .. first.content
    div.content[1] = first
    return pandoc.Blocks{div} .. line('keywords', words.keywords, context.keywords, words.list)
      .. line('jel', words.jel, context.jel, words.list)
  end}
end

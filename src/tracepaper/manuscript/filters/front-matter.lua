-- Who the authors are before the abstract; its label; keywords and codes after it, or as the style has them; and what the authors
-- declare, after the text and before what the reference list puts there.
local here = pandoc.path.directory(PANDOC_SCRIPT_FILE)
local read_context = dofile(here .. '/shared/context.lua')
local text = dofile(here .. '/shared/text.lua')
local first_appendix = dofile(here .. '/shared/appendix.lua')

local function div(class, blocks) return pandoc.Div(blocks, pandoc.Attr('', {class})) end

local function line(class, label, values, separator)
  if #values == 0 then return pandoc.Blocks{} end
  return pandoc.Blocks{div(class, {pandoc.Para(text.led(label, table.concat(values, separator)))})}
end

local function codes(context)
  local content = pandoc.Inlines{}
  for i, code in ipairs(context.codes) do
    if i > 1 then content:insert(pandoc.Str '\u{2003}') end
    content:extend(text.led(code[1], table.concat(code[2], context.words.list)))
  end
  return #content > 0 and pandoc.Blocks{div('codes', {pandoc.Para(content)})} or pandoc.Blocks{}
end

local function paragraphs(class, contents)
  local made = pandoc.List(contents):map(pandoc.Para)
  return #made > 0 and pandoc.Blocks{div(class, made)} or pandoc.Blocks{}
end

-- An author's number at ORCID leads there.
local ORCID = '^(.*ORCID\u{a0})(%d+%-%d+%-%d+%-%d+X?)(.*)$'
local function linked(str)
  local before, number, after = str.text:match(ORCID)
  if not number then return nil end
  return {pandoc.Str(before), pandoc.Link({pandoc.Str(number)}, 'https://orcid.org/' .. number), pandoc.Str(after)}
end

local function notes(lines)
  return paragraphs('author-notes', pandoc.List(lines):map(function(line)
    return text.inlines(line):walk{Str = linked}
  end))
end

local function front(abstract, context)
  local words = context.words
  local first = abstract.content[1]
  if not first or first.t ~= 'Para' then text.fail 'the abstract does not begin with a paragraph' end
  first.content = text.led(words.abstract, '') .. first.content
  abstract.content[1] = first
  local parts = {
    ['author-notes'] = notes(context['author-notes']),
    abstract = pandoc.Blocks{abstract},
    keywords = line('keywords', words.keywords, context.keywords, words.list),
    codes = codes(context),
    jel = line('jel', words.jel, context.jel, words.list),
  }
  local blocks = pandoc.Blocks{}
  for _, name in ipairs(context.front) do blocks:extend(parts[name]) end  -- in the order of the style
  return blocks
end

local function declare(doc, declarations)
  local said = pandoc.List(declarations):map(function(pair) return text.led(pair[1], pair[2]) end)
  if #said == 0 then return end
  doc.blocks:insert(first_appendix(doc.blocks), pandoc.Div(paragraphs('declarations', said),
    pandoc.Attr('', {'section-file'}, {file = 'declarations'})))
end

function Pandoc(doc)
  local context = read_context(doc)
  doc = doc:walk{Div = function(element)
    if element.classes:includes 'abstract' then return front(element, context) end
  end}
  declare(doc, context.declarations)
  return doc
end

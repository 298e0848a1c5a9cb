-- Citeproc has one language for a whole document, but every entry has its own: in a list in Chinese
-- characters stand et al. and 2nd ed. after Latin names all the same.  A citation by author and year stands in
-- a Chinese sentence, in whose marks it is set: （Balassa，1965；郑婉琼等，2024）.
local here = pandoc.path.directory(PANDOC_SCRIPT_FILE)
local read_context = dofile(here .. '/shared/context.lua')

local ORDINAL = {['1'] = '1st', ['2'] = '2nd', ['3'] = '3rd'}

local function speak_latin(str)
  local rest = str.text:match '^等(.*)$'
  if rest then return pandoc.Str('et al' .. rest:gsub('^,', '.,')) end
  local number, after = str.text:match '^(%d+)版(.*)$'
  if number then return pandoc.Str((ORDINAL[number] or number .. 'th') .. ' ed' .. after) end
end

local function is_chinese(entry)  -- by its first name: citeproc has not kept the language
  local text = pandoc.utils.stringify(entry):gsub('^%[%d+%]%s*', '')
  return text ~= '' and utf8.codepoint(text, 1) >= 0x4e00
end

local MARKS = {['('] = '（', [')'] = '）', [','] = '，', [';'] = '；'}
local function is_latin(inline) return inline and inline.t == 'Str' and inline.text:match '[%a.]$' end
local function is_space(inline) return inline and inline.t == 'Space' end
local function ends_in_mark(inline) return inline and inline.t == 'Str' and (inline.text:match '，$' or inline.text:match '；$') end

local function in_chinese_marks(inlines)
  local result = pandoc.Inlines{}
  for _, inline in ipairs(inlines) do
    local last = result[#result]
    if inline.t == 'Str' then
      local others = inline.text:match '^等(.*)$'
      local text = inline.text
      if others and is_space(last) then
        if is_latin(result[#result - 1]) then text = 'et al.' .. others else result:remove() end
      end
      result:insert(pandoc.Str((text:gsub('[(),;]', MARKS))))
    elseif not (inline.t == 'Space' and ends_in_mark(last)) then
      result:insert(inline)
    end
  end
  return result
end

local function by_author(cite)
  local raised = cite.content:find_if(function(inline) return inline.t == 'Superscript' end)
  return not raised and cite:walk{Inlines = in_chinese_marks} or nil
end

function Pandoc(doc)
  if read_context(doc).script ~= 'han' then return nil end
  doc = doc:walk{Cite = by_author}
  return doc:walk{Div = function(div)
    if div.classes:includes 'csl-entry' and not is_chinese(div) then return div:walk{Str = speak_latin} end
  end}
end

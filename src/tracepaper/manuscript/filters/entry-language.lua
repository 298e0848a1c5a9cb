-- Citeproc has one language for a whole document, but every entry has its own: in a list in Chinese
-- characters stand et al. and 2nd ed. after Latin names all the same.
local here = pandoc.path.directory(PANDOC_SCRIPT_FILE)
local read_context = dofile(here .. '/shared/context.lua')

local ORDINAL = {['1'] = '1st', ['2'] = '2nd', ['3'] = '3rd'}

local function speak_latin(str)
  local rest = str.text:match '^等(.*)$'
  if rest then return pandoc.Str('et al' .. rest) end
  local number, after = str.text:match '^(%d+)版(.*)$'
  if number then return pandoc.Str((ORDINAL[number] or number .. 'th') .. ' ed' .. after) end
end

local function is_chinese(entry)  -- by its first name: citeproc has not kept the language
  local text = pandoc.utils.stringify(entry):gsub('^%[%d+%]%s*', '')
  return text ~= '' and utf8.codepoint(text, 1) >= 0x4e00
end

function Pandoc(doc)
  if read_context(doc).script ~= 'han' then return nil end
  return doc:walk{Div = function(div)
    if div.classes:includes 'csl-entry' and not is_chinese(div) then return div:walk{Str = speak_latin} end
  end}
end

-- Citeproc has one language for a whole document, but every entry has its own: after Chinese names
-- stand 等 and 和 or 、, after Latin ones et al. and and; 2版 of an English book is its 2nd ed.
local here = pandoc.path.directory(PANDOC_SCRIPT_FILE)
local read_context = dofile(here .. '/shared/context.lua')

local ORDINAL = {['1'] = '1st', ['2'] = '2nd', ['3'] = '3rd'}

local function ends_han(word) return utf8.codepoint(word, utf8.offset(word, -1)) >= 0x4e00 end
local function begins_han(word) return utf8.codepoint(word, 1) >= 0x4e00 end
local function word_at(inlines, i) return inlines[i] and inlines[i].t == 'Str' and inlines[i].text end

-- Chinese names joined with the document's own words: how many words after this one are to be left out,
-- and what stands for them.
local function chinese_joint(inlines, i, in_list, words)
  local before, after = word_at(inlines, i):gsub(',$', ''), word_at(inlines, i + 2)
  if before == '' or not ends_han(before) or not after then return nil end
  local following = word_at(inlines, i + 4) or ''
  local et, al = words['citation-et-al']:match '^(%S+)%s+(%S-)%.?$'
  if after == et and following:sub(1, #al) == al then
    return 4, before .. '等' .. following:sub(#al + 1):gsub('^%.', '')
  end
  local last = after == words['citation-and'] and following
  if last and last ~= '' and begins_han(last) then return 4, before .. (in_list and '、' or '和') .. last end
  local comma = word_at(inlines, i):match ',$' and begins_han(after)
  return comma and 2, before .. '、' .. after
end

local function join_chinese_names(inlines, in_list, words)
  local i = 1
  while i <= #inlines do
    local used, text
    if word_at(inlines, i) and word_at(inlines, i) ~= '' then
      used, text = chinese_joint(inlines, i, in_list, words)
    end
    if used then
      for _ = 1, used do inlines:remove(i + 1) end
      inlines[i] = pandoc.Str(text)
    else
      i = i + 1
    end
  end
  return inlines
end

local function speak_latin(str)
  local rest = str.text:match '^等(.*)$'
  if rest then return pandoc.Str('et al' .. rest) end
  local number, after = str.text:match '^(%d+)版(.*)$'
  if number then return pandoc.Str((ORDINAL[number] or number .. 'th') .. ' ed' .. after) end
end

local function is_chinese(entry)  -- by its first name: citeproc has not kept the language
  local text = pandoc.utils.stringify(entry):gsub('^%[%d+%]%s*', '')
  return text ~= '' and begins_han(text)
end

function Pandoc(doc)
  local context = read_context(doc)
  return doc:walk{
    Div = function(div)
      if not div.classes:includes 'csl-entry' then return nil end
      if not is_chinese(div) then return div:walk{Str = speak_latin} end
      if context.script == 'han' then return nil end  -- GB/T 7714 joins by commas itself
      return div:walk{Inlines = function(inlines) return join_chinese_names(inlines, true, context.words) end}
    end,
    Cite = function(cite)
      return cite:walk{Inlines = function(inlines) return join_chinese_names(inlines, false, context.words) end}
    end,
  }
end

-- Where a line of the source ends in Chinese text, no blank stands in the paper beside a Chinese character,
-- be it before a number, or beside a citation or a note.
local here = pandoc.path.directory(PANDOC_SCRIPT_FILE)
local read_context = dofile(here .. '/shared/context.lua')

local function is_chinese(char)
  return char and (utf8.codepoint(char) >= 0x2e80 or ('“”‘’—…'):find(char, 1, true) ~= nil)
end
local function first_char(text) return text:match '^[%z\1-\127\194-\244][\128-\191]*' end
local function last_char(text) return text:match '[%z\1-\127\194-\244][\128-\191]*$' end

local function is_latin(inline, char)
  return inline.t ~= 'Cite' and inline.t ~= 'Note' and not is_chinese(char)
end

function Pandoc(doc)
  if read_context(doc).script ~= 'han' then return nil end
  return doc:walk{Inlines = function(inlines)
    local kept = pandoc.Inlines{}
    for i, inline in ipairs(inlines) do
      local before, after = inlines[i - 1], inlines[i + 1]
      local is_blank = inline.t ~= 'SoftBreak' or not before or not after
        or is_latin(before, last_char(pandoc.utils.stringify(before)))
        and is_latin(after, first_char(pandoc.utils.stringify(after)))
      if is_blank then kept:insert(inline) end
    end
    return kept
  end}
end

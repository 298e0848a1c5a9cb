-- Numbers the headings (1, 1.1, ...; appendices A, A.1) and keeps each one's label for references.
local here = pandoc.path.directory(PANDOC_SCRIPT_FILE)
local read_context = dofile(here .. '/shared/context.lua')

local counts, chapters, appendices, numbered = {0, 0, 0, 0, 0, 0}, 0, 0, true

local function next_number(header)
  local level = header.level
  for deeper = level + 1, 6 do counts[deeper] = 0 end
  if level == 1 then
    numbered = not header.classes:includes 'unnumbered'
    if header.classes:includes 'appendix' then
      appendices = appendices + 1
      counts[1] = string.char(64 + appendices)
    elseif numbered then
      chapters = chapters + 1
      counts[1] = chapters
    end
  else
    counts[level] = counts[level] + 1
  end
  return table.concat({table.unpack(counts, 1, level)}, '.')
end

function Pandoc(doc)
  local words = read_context(doc).words
  local place = 0
  return doc:walk{Header = function(header)
    place = place + 1
    if header.identifier == '' then header.identifier = 'heading-' .. place end
    if header.level > 1 and header.classes:includes 'unnumbered' then return header end
    local number = next_number(header)
    if not numbered then return header end
    local appendix = appendices > 0
    local label = words[appendix and 'appendix' or 'section']:format(number)
    header.attributes.number, header.attributes.label = number, label
    local shown = appendix and header.level == 1 and label or number
    local span = pandoc.Span({pandoc.Str(shown)}, pandoc.Attr('', {'section-number'}))
    header.content = pandoc.Inlines{span, pandoc.Space()} .. header.content
    return header
  end}
end

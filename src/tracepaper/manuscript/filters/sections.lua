-- Numbers the headings (1, 1.1, ... or as the style has it; appendices A, A.1) and keeps each one's label for
-- references.
local here = pandoc.path.directory(PANDOC_SCRIPT_FILE)
local read_context = dofile(here .. '/shared/context.lua')
local forms = dofile(here .. '/shared/heading-numbers.lua')

local counts, chapters, appendices, numbered = {0, 0, 0, 0, 0, 0}, 0, 0, true

local function count(header)
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
end

function Pandoc(doc)
  local context = read_context(doc)
  local words, place = context.words, 0
  return doc:walk{Header = function(header)
    place = place + 1
    if header.identifier == '' then header.identifier = 'heading-' .. place end
    if header.level > 1 and header.classes:includes 'unnumbered' then return header end
    count(header)
    if not numbered then return header end
    local appendix = appendices > 0
    local form = appendix and 'decimal' or context['heading-numbers']
    local number, said, below, joined = forms[form](counts, header.level)
    local label = words[appendix and 'appendix' or 'section']:format(said) .. below
    if joined then label = label:gsub('\u{a0}', '') end
    header.attributes.number, header.attributes.label = said .. below, label
    local shown = appendix and header.level == 1 and label or number
    local classes = joined and {'section-number', 'joined'} or {'section-number'}
    local span = pandoc.Span({pandoc.Str(shown)}, pandoc.Attr('', classes))
    -- what follows a number is its space, also where it has no width
    header.content = pandoc.Inlines{span, joined and pandoc.Str '' or pandoc.Space()} .. header.content
    return header
  end}
end

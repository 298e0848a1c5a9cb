-- What Pandoc's Typst writer has no words for: exhibits, alt texts, unbroken facts, the list of
-- references.  The functions called here are in paper.typ.
local here = pandoc.path.directory(PANDOC_SCRIPT_FILE)
local column_widths = dofile(here .. '/widths.lua').column_widths

local function raw(text) return pandoc.RawBlock('typst', text) end
local function typst(blocks)
  return (pandoc.write(pandoc.Pandoc(blocks), 'typst', {wrap_text = 'none'}):gsub('%s+$', ''))
end
local function quoted(text) return '"' .. text:gsub('[\\"]', '\\%0'):gsub('%s+', ' ') .. '"' end

local function wrapped(call, blocks)
  return pandoc.Blocks{raw('#' .. call .. '[')} .. blocks .. pandoc.Blocks{raw ']'}
end

-- Facts: a box does not break; what a box hides from Typst, the thin space between Chinese and
-- Latin letters, is put back.
local function is_han(char) return char and utf8.codepoint(char) >= 0x2e80 and not ('，。；：！？、）（《》“”'):find(char, 1, true) end
local function first_char(text) return text:match '^[%z\1-\127\194-\244][\128-\191]*' end
local function last_char(text) return text:match '[%z\1-\127\194-\244][\128-\191]*$' end
local function neighbour(inline, char_of)
  local text = inline and pandoc.utils.stringify(inline) or ''
  if inline and (inline.t == 'Space' or inline.t == 'SoftBreak') then return nil end
  return char_of(text)
end

-- Unicode lets a line break after a box before these, which no Chinese compositor would.
local function clings(inline)
  if not inline then return false end
  local first = first_char(pandoc.utils.stringify(inline))
  return inline.t == 'Superscript' or inline.t == 'Cite' or (first and ('；：！？'):find(first, 1, true) ~= nil)
end

local function spaced(inlines, i, text, content)
  local gap = '#h(0.25em, weak: true);'
  local left = is_han(neighbour(inlines[i - 1], last_char)) and not is_han(first_char(text))
  local right = is_han(neighbour(inlines[i + 1], first_char)) and not is_han(last_char(text))
  return pandoc.Inlines{pandoc.RawInline('typst', left and gap or '')} .. content
    .. pandoc.Inlines{pandoc.RawInline('typst', right and gap or clings(inlines[i + 1]) and '#sym.wj;' or '')}
end

local function formula(span, settings)
  local math = span.content[1]
  local is_block = tostring(math.mathtype == 'DisplayMath')
  return ('#math.equation(block: %s, %salt: %s, %s)'):format(
    is_block, settings or '', quoted(span.attributes.spoken), typst{pandoc.Plain{math}})
end

-- An equation has the number that the tree gives it; its name is where a reference leads.
local function equation(span)
  local number = ('numbering: _ => %s, '):format(quoted(span.attributes.number))
  local name = span.identifier ~= '' and ('<%s>'):format(span.identifier) or ';'
  return pandoc.RawInline('typst', formula(span.content[1], number) .. name)
end

local function keep_whole(inlines)
  local result = pandoc.Inlines{}
  for i, inline in ipairs(inlines) do
    if inline.t == 'Span' and (inline.classes:includes 'fact' or inline.classes:includes 'unbroken') then
      local text = pandoc.utils.stringify(inline)
      result:extend(spaced(inlines, i, text, {pandoc.RawInline('typst', '#box['), pandoc.Str(text),
        pandoc.RawInline('typst', '];')}))
    elseif inline.t == 'Superscript' then  -- a citation by number stays with its word, and whole
      local after = clings(inlines[i + 1]) and '#sym.wj;' or ''
      result:extend{pandoc.RawInline('typst', '#sym.wj;#box['), inline, pandoc.RawInline('typst', '];' .. after)}
    elseif inline.t == 'Span' and inline.classes:includes 'formula' then
      local text = inline.content[1].mathtype == 'InlineMath' and 'x' or '中'
      local whole = inline.content[1].mathtype == 'InlineMath' and '#box[%s];' or '%s;'  -- no line ends in it
      result:extend(spaced(inlines, i, text, {pandoc.RawInline('typst', whole:format(formula(inline)))}))
    else
      result:insert(inline)
    end
  end
  return result
end

local function cell(value, header)
  local spans = ''
  if value.col_span > 1 then spans = spans .. ('colspan: %d, '):format(value.col_span) end
  if value.row_span > 1 then spans = spans .. ('rowspan: %d, '):format(value.row_span) end
  if header and value.col_span > 1 then spans = spans .. 'align: center, ' end
  return ('table.cell(%s)[%s]'):format(spans, typst(value.contents))
end

local function cells(rows, header)
  local result = {}
  for _, row in ipairs(rows) do
    local line = {}
    for i, value in ipairs(row.cells) do line[i] = cell(value, header) .. ',' end
    result[#result + 1] = '(' .. table.concat(line, ' ') .. '),'
  end
  return '(' .. table.concat(result, '\n') .. ')'
end

local ALIGN = {AlignLeft = 'left', AlignRight = 'right', AlignCenter = 'center', AlignDefault = 'left'}

local function real_table(tbl, page)
  local widths, aligns = {}, {}
  local shares, small = column_widths(tbl, page)
  for i, share in ipairs(shares) do
    widths[i] = ('%.3ffr'):format(share * 100)
    aligns[i] = ALIGN[tbl.colspecs[i][1]]
  end
  return ('three-line-table.with(small: %s, widths: (%s,), aligns: (%s,), header: %s)'):format(tostring(small),
    table.concat(widths, ', '), table.concat(aligns, ', '), cells(tbl.head.rows, true))
end

-- A row of standard errors: nothing stands at its head, and all that stands in it is in brackets.
local function goes_with_row_above(row)
  local texts = pandoc.List(row.cells):map(function(value) return pandoc.utils.stringify(value.contents) end)
  local others = texts:filter(function(text) return text ~= '' end)
  return texts[1] == '' and #others > 0 and #others == #others:filter(function(text) return text:match '^%(.*%)$' end)
end

-- Rows that a cell spans, and a number with its standard error, stand on one page.
local function groups(tbl)
  local result, rest = {}, 0
  for _, body in ipairs(tbl.bodies) do
    for _, row in ipairs(body.body) do
      if rest <= 0 and not (#result > 0 and goes_with_row_above(row)) then result[#result + 1] = {} end
      table.insert(result[#result], row)
      for _, value in ipairs(row.cells) do rest = math.max(rest, value.row_span) end
      rest = rest - 1
    end
  end
  for i, rows in ipairs(result) do result[i] = cells(rows) .. ',' end
  return '(' .. table.concat(result, '\n') .. ')'
end

-- What stands over the further pages of a table: 续表 1, and in the other language where there is one.
local function continued(div)
  local function words(text) return '[' .. typst{pandoc.Plain{pandoc.Str(text)}} .. ']' end
  local own, other = div.attributes.continued, div.attributes['continued-other']
  return other and ('table-titles(%s, %s)'):format(words(own), words(other)) or words(own)
end

local function exhibit(div)
  local main, name = div.content[1], quoted(div.attributes.exhibit)
  local caption, notes = typst(main.caption.long), typst(div.content[2].content)
  if main.t == 'Table' then
    return raw(('#table-exhibit(%s, [%s], %s, [%s], %d, %s, %s)\n'):format(name, caption, continued(div), notes,
      #main.colspecs, real_table(main, div.attributes.page), groups(main)))
  end
  local image = main.content[1].content[1]
  return raw(('#figure-exhibit(%s, [%s], [%s], image(%s, alt: %s, width: 100%%))\n'):format(name, caption, notes,
    quoted(image.src), quoted(pandoc.utils.stringify(image.caption))))
end

local FRONT = {'author-notes', 'state', 'abstract', 'keywords', 'codes', 'jel', 'declarations', 'translated-title',
  'translated-authors'}

local function reference_list(div)
  local entries = {}
  for i, entry in ipairs(div.content) do
    local label, blocks = '', entry.content
    local content = blocks[1].content
    local margin = content and content[1]
    if margin and margin.t == 'Span' and margin.classes:includes 'csl-left-margin' then
      label = pandoc.utils.stringify(margin)
      blocks = {pandoc.Plain(content[#content].content)}
    end
    local chinese = utf8.codepoint(pandoc.utils.stringify(blocks)) >= 0x2e80
    local body = (chinese and '[%s]' or 'latin-entry[%s]'):format(typst(blocks))
    entries[i] = ('(%s, %s, %s),'):format(quoted(entry.identifier), quoted(label), body)
  end
  return raw('#reference-list((' .. table.concat(entries, '\n') .. '))')
end

-- No exhibit of the text floats into what closes it, or into an appendix.
local FLUSH = raw '#place.flush()'
local function flushed(header)
  if header.classes:includes 'appendix' or header.identifier == 'references' then
    return {FLUSH, header}
  end
end

local div
function div(element)
  local classes = element.classes
  if classes:includes 'exhibit' then return exhibit(element), false end
  if element.identifier == 'refs' then return reference_list(element), false end
  if classes:includes 'translation' then
    local language, region = element.attributes.lang:match '^(%a+)-?(%a*)'
    return wrapped(('in-other-language(%s, %s, %s)'):format(
      quoted(language), quoted(region:lower()), quoted(element.attributes.script)),
      element.content:walk{traverse = 'topdown', Div = div})
  end
  for _, name in ipairs(FRONT) do
    if classes:includes(name) then
      local block = wrapped(name .. '-block', element.content)
      return name == 'declarations' and pandoc.Blocks{FLUSH} .. block or block
    end
  end
end

local function span(element)
  if element.classes:includes 'claim' then return element.content end
  if element.classes:includes 'equation' then return equation(element) end
  if element.classes:includes 'lead' then
    return pandoc.Strong(element.content)
  end
  if element.classes:includes 'joined' then return element.content end  -- the mark after it is its space
  if element.classes:includes 'section-number' or element.classes:includes 'exhibit-number' then
    local call = '#' .. element.classes[1] .. '['
    return {pandoc.RawInline('typst', call), pandoc.Span(element.content), pandoc.RawInline('typst', '];')}
  end
end

-- The codes of the JEL have room below them, as the last before the text, but not where something follows.
local LAST = {'keywords', 'codes', 'abstract'}
local function without_room(blocks)
  for i, block in ipairs(blocks) do
    local after = blocks[i + 1]
    local follows = after and after.t == 'Div' and pandoc.List(LAST):find_if(function(name)
      return after.classes:includes(name)
    end)
    if follows and block.t == 'Div' and block.classes:includes 'jel' then block.classes = {'keywords'} end
  end
  return blocks
end

-- The walks are apart because each needs what the one before it leaves.
function Pandoc(doc)
  doc = doc:walk{Span = span, Cite = function(cite) return cite.content end}
  doc = doc:walk{Inlines = keep_whole}
  doc.blocks = without_room(doc.blocks)
  return doc:walk{traverse = 'topdown', Div = div, Header = flushed}
end

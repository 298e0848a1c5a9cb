-- The paper as an author writes it in LaTeX: floats with captions and labels, references by \ref, numbered
-- equations; facts and claims in commands that name them (paper.tex says what those print).
local here = pandoc.path.directory(PANDOC_SCRIPT_FILE)
local references = dofile(here .. '/references.lua')
local column_widths = dofile(here .. '/widths.lua').column_widths

local HEADINGS = {'section', 'subsection', 'subsubsection'}
local FRONT = {'abstract', 'keywords', 'codes', 'jel', 'author-notes'}
local numbers = {}  -- of whatever has a name -> as it is referred to

local function raw(text) return pandoc.RawInline('latex', text) end
local function block(text) return pandoc.RawBlock('latex', text) end
local function around(before, content, after)
  return pandoc.Inlines{raw(before)} .. content .. pandoc.Inlines{raw(after)}
end

local ESCAPED = {['\\'] = '\\textbackslash{}', ['~'] = '\\textasciitilde{}', ['^'] = '\\textasciicircum{}'}
local function escaped(text)
  return (text:gsub('[\\{}$&#^_~%%]', function(c) return ESCAPED[c] or '\\' .. c end))
end

-- The number with which words begin, and the words without it.
local function numbered(inlines, class)
  local first = inlines[1]
  if not (first and first.t == 'Span' and first.classes:includes(class)) then return nil, inlines end
  return pandoc.utils.stringify(first), pandoc.Inlines{table.unpack(inlines, 3)}  -- 2 is the space after it
end

local function note(element)
  local number = element.attributes.number
  if number then numbers[element.attributes.exhibit or element.identifier] = number:gsub('[()]', '') end
end

local function cross_reference(link)
  local name = link.target:sub(2)
  if link.target:match '^#ref%-' then return around(('\\hyperlink{%s}{'):format(name), link.content, '}') end
  if not link.classes:includes 'cross-reference' then return nil end
  local text, number = pandoc.utils.stringify(link), numbers[name] or ''
  local from, to = text:find(number, 1, true)
  if number == '' or not from then return around(('\\hyperref[%s]{'):format(name), link.content, '}') end
  return {pandoc.Str(text:sub(1, from - 1)), raw(('\\ref{%s}'):format(name)), pandoc.Str(text:sub(to + 1))}
end

local function equation(span)
  local label = span.identifier ~= '' and ('\\label{%s}'):format(span.identifier) or ''
  local formula
  span:walk{Math = function(math) formula = math.text end}
  return raw(('\\begin{equation}%s\n%s\n\\end{equation}'):format(label, formula))
end

local function span(element)
  local classes, attributes = element.classes, element.attributes
  for _, kind in ipairs{'fact', 'claim'} do
    if classes:includes(kind) then
      return around(('\\%s{%s}{'):format(kind, attributes['data-' .. kind]), element.content, '}')
    end
  end
  if classes:includes 'lead' then return pandoc.Strong(element.content) end
  if classes:includes 'equation' then return equation(element) end
  if classes:includes 'csl-left-margin' then return around('\\refnumber{', element.content, '}') end
  return element.content
end

local function heading(header)
  local number, words = numbered(header.content, 'section-number')
  local name = HEADINGS[header.level]
  if not number then return {pandoc.Header(header.level, header.content, pandoc.Attr(header.identifier, {'unnumbered'}))} end
  local set = ('\\renewcommand{\\the%s}{%s}\\renewcommand{\\headingnumber}{%s}')
  header.content, header.attributes, header.classes = words, {}, {}
  return {block(set:format(name, escaped(numbers[header.identifier] or number), escaped(number))), header}
end

local function exhibit(div)
  local main = div.content[1]
  local _, title = numbered(main.caption.long[1].content, 'exhibit-number')
  local notes = pandoc.Blocks{block '\\begin{exhibitnotes}'}
  for _, part in ipairs{table.unpack(div.content, 2)} do notes:extend(part.content) end
  notes:insert(block '\\end{exhibitnotes}')
  if main.t == 'Table' then
    local shares, small = column_widths(main)
    for i, share in ipairs(shares) do main.colspecs[i] = {main.colspecs[i][1], share} end
    main.caption = {long = {pandoc.Plain(title)}}
    local size = small and '\\scriptsize' or '\\footnotesize'
    return pandoc.Blocks{block('\\begingroup' .. size), main, block '\\endgroup'} .. notes
  end
  local image = main.content[1].content[1]
  local drawing = '\\begin{figure}[htbp]\n\\centering\n\\includegraphics[%s,alt={%s}]{%s}'
  local size = 'width=\\linewidth,height=.75\\textheight,keepaspectratio'
  local said = escaped(pandoc.utils.stringify(image.caption))
  local caption = pandoc.Plain(around('\\caption{', title, ('}\\label{%s}'):format(main.identifier)))
  return pandoc.Blocks{block(drawing:format(size, said, image.src)), caption} .. notes
    .. pandoc.Blocks{block '\\end{figure}'}
end

-- A reference in Latin letters has quotation marks of their width, also in a Chinese list.
local function reference(entry)
  local start = ('\\reference{%s}%s'):format(entry.identifier, references.is_han(entry) and '' or '\\latinmarks')
  return pandoc.Blocks{block('{' .. start)} .. entry.content .. pandoc.Blocks{block '\\par}'}
end

local div

local function translation(element)
  local which = element.attributes.script == 'han' and 'inhan' or 'inlatin'
  local found = pandoc.Blocks{block(('\\begin{%s}'):format(which))}
  for _, part in ipairs(element.content) do found:extend(part.t == 'Div' and div(part) or {part}) end
  found:insert(block(('\\end{%s}'):format(which)))
  return found
end

function div(element)
  local classes = element.classes
  if classes:includes 'exhibit' then return exhibit(element) end
  if element.identifier == 'refs' then
    local entries = pandoc.Blocks{block '\\begin{references}'}
    for _, entry in ipairs(element.content) do entries:extend(reference(entry)) end
    entries:insert(block '\\end{references}')
    return entries
  end
  if classes:includes 'state' then return {} end  -- the date under the title
  for _, class in ipairs(FRONT) do
    if classes:includes(class) then
      return pandoc.Blocks{block '\\begin{front}'} .. element.content .. pandoc.Blocks{block '\\end{front}'}
    end
  end
  if classes:includes 'translation' then return translation(element) end
  if classes:includes 'translated-title' or classes:includes 'translated-authors' then
    return pandoc.Blocks{block '\\begin{center}'} .. element.content .. pandoc.Blocks{block '\\end{center}'}
  end
  return element.content
end

-- Signs that LaTeX's fonts for text have not.
local SIGNS = {
  ['\u{2003}'] = '\\quad ', ['∑'] = '\\ensuremath{\\sum}', ['∏'] = '\\ensuremath{\\prod}', ['≤'] = '\\ensuremath{\\le}',
  ['≥'] = '\\ensuremath{\\ge}', ['≠'] = '\\ensuremath{\\ne}', ['≈'] = '\\ensuremath{\\approx}', ['→'] = '\\ensuremath{\\to}',
  ['∞'] = '\\ensuremath{\\infty}', ['√'] = '\\ensuremath{\\surd}', ['∂'] = '\\ensuremath{\\partial}', ['∈'] = '\\ensuremath{\\in}',
}
local function signs(str)
  local found, plain = pandoc.Inlines{}, ''
  for _, code in utf8.codes(str.text) do
    local character = utf8.char(code)
    if SIGNS[character] then
      if plain ~= '' then found:insert(pandoc.Str(plain)) end
      found:insert(raw(SIGNS[character]))
      plain = ''
    else
      plain = plain .. character
    end
  end
  if #found == 0 then return nil end
  if plain ~= '' then found:insert(pandoc.Str(plain)) end
  return found
end

function Pandoc(doc)
  doc:walk{Header = note, Div = note, Span = note}
  doc:walk{Div = function(element)
    if element.classes:includes 'state' then
      doc.meta.date = pandoc.MetaInlines(element.content[1].content)
    end
  end}
  doc = doc:walk{Link = cross_reference, Cite = function(cite) return cite.content end}
  doc = doc:walk{traverse = 'topdown', Div = div, Header = heading}
  return doc:walk{Span = span, Str = signs}
end

-- What a browser needs beyond Pandoc's HTML: each table in a box of its own, in which it scrolls when
-- it is wider than the screen, its caption above the box and so always in sight.
local here = pandoc.path.directory(PANDOC_SCRIPT_FILE)
local references = dofile(here .. '/references.lua')
local display_width = dofile(here .. '/widths.lua').display_width

local function scroll_box(tbl, label)
  local attributes = {{'role', 'region'}, {'tabindex', '0'}, {'aria-label', label}}
  return pandoc.Div({tbl}, pandoc.Attr('', {'table-box'}, attributes))
end

local function plain_widths(tbl)
  tbl.colspecs = pandoc.List(tbl.colspecs):map(function(spec) return {spec[1], nil} end)
  return tbl
end

-- On a phone a short cell is better read by scrolling than broken into single characters, and a
-- long one needs some width; a very short one, such as a date, is never broken.
local function sized_cells(tbl)
  return tbl:walk{Plain = function(plain)
    local text = pandoc.utils.stringify(plain)
    local width = display_width(text)
    local classes = width <= 14 and {'short', 'tight'} or width <= 20 and {'short'} or width > 60 and {'long'}
    if not classes or width == 0 then return nil end
    return pandoc.Plain{pandoc.Span(plain.content, pandoc.Attr('', classes))}
  end}
end

function Div(div)
  if div.identifier:match '^ref%-' then return references.in_latin(div) end
  if not div.classes:includes 'exhibit' then return nil end
  local main = div.content[1]  -- its name becomes that of the whole, caption and notes included
  div.identifier = main.identifier
  main.identifier = ''
  if main.t == 'Table' then
    local caption = pandoc.Div(main.caption.long, pandoc.Attr('', {'caption'}))
    main.caption = {long = {}}
    main = sized_cells(plain_widths(main))
    div.content[1] = scroll_box(main, div.attributes.label)
    div.content:insert(1, caption)
  end
  div.attributes = {}
  return div
end

-- A citation by number stays with the word before it, as in print.
function Cite(cite)
  if cite.content[1] and cite.content[1].t == 'Superscript' then return {pandoc.Str '\u{2060}', cite} end
end

function Span(span)
  if span.classes:includes 'joined' then return span.content end  -- 一、 has its room in the mark after it
  if span.classes:includes 'equation' then
    span.attributes = {}
    return span
  end
end

function Header(header)
  header.attributes = {}
  return header
end

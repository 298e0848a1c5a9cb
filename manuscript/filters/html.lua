-- What a browser needs beyond Pandoc's HTML: boxes in which wide tables scroll, headings' numbers
-- and captions as they are, drawings that a screen reader skips no more than once.
local function scroll_box(tbl, label)
  local attributes = {{'role', 'region'}, {'tabindex', '0'}, {'aria-label', label}}
  return pandoc.Div({tbl}, pandoc.Attr('', {'table-box'}, attributes))
end

local function plain_widths(tbl)
  tbl.colspecs = pandoc.List(tbl.colspecs):map(function(spec) return {spec[1], nil} end)
  return tbl
end

-- On a phone a short cell is better read by scrolling than broken into single characters.
local function keep_short_cells(tbl)
  return tbl:walk{Plain = function(plain)
    local text = pandoc.utils.stringify(plain)
    if #text > 0 and utf8.len(text) <= 18 then
      return pandoc.Plain{pandoc.Span(plain.content, pandoc.Attr('', {'short'}))}
    end
  end}
end

function Div(div)
  if not div.classes:includes 'exhibit' then return nil end
  local main = div.content[1]
  if main.t == 'Table' then
    local caption = pandoc.Div(main.caption.long, pandoc.Attr('', {'caption'}))
    main.caption = {long = {}}
    local name = main.identifier
    main.identifier = ''
    main = keep_short_cells(plain_widths(main))
    div.content[1] = scroll_box(main, div.attributes.label)
    div.content:insert(1, caption)
    div.identifier = name
  end
  div.attributes = {}
  return div
end

function Header(header)
  header.attributes = {}
  return header
end

-- The paper in what GitHub and Pandoc both read: nothing of it is a span or a box, names are anchors, tables are
-- rows of cells.
local function anchor(name) return pandoc.RawInline('html', ('<a id="%s"></a>'):format(name)) end

-- Strong to its last letter: a mark before the closing ** and a Chinese character after it make it no end.
local function lead(span)
  local said = pandoc.utils.stringify(span)
  local words, mark = said:match '^(.-)(:)$'
  if not words then words, mark = said:match '^(.-)(：)$' end
  return {pandoc.Strong{pandoc.Str(words or said)}, pandoc.Str(mark or '')}
end

local function equation(span)
  local formula
  span:walk{Math = function(math) formula = math.text end}
  local tag = ('\\tag{%s}'):format(span.attributes.number:gsub('[()]', ''))
  local math = pandoc.Math('DisplayMath', formula .. tag)
  return span.identifier == '' and {math} or {anchor(span.identifier), math}
end

local function span(element)
  if element.classes:includes 'lead' then return lead(element) end
  if element.classes:includes 'exhibit-number' then return pandoc.Strong(element.content) end
  if element.classes:includes 'equation' then return equation(element) end
  return element.content
end

-- The cells of rows as they lie in columns: what spans stands in the first of its places.
local function laid(rows, columns, repeated)
  local grid = {}
  for r in ipairs(rows) do grid[r] = {} end
  for r, row in ipairs(rows) do
    local c = 1
    for _, cell in ipairs(row.cells) do
      while grid[r][c] do c = c + 1 end
      for down = 0, cell.row_span - 1 do
        for right = 0, cell.col_span - 1 do
          local is_first = down == 0 and right == 0
          local shown = is_first or (repeated and down == 0)
          if grid[r + down] then grid[r + down][c + right] = shown and cell.contents or {} end
        end
      end
    end
    for at = 1, columns do grid[r][at] = grid[r][at] or {} end
  end
  return grid
end

local function text(blocks) return pandoc.utils.blocks_to_inlines(blocks, {pandoc.Space()}) end

-- One row of heads: words of a group before those of its columns.
local function heads(rows, columns)
  local grid, made = laid(rows, columns, true), {}
  for c = 1, columns do
    local said = pandoc.Inlines{}
    for r in ipairs(rows) do
      local words = text(grid[r][c])
      if #words > 0 and #said > 0 then said:extend{pandoc.Space(), pandoc.Str '·', pandoc.Space()} end
      said:extend(words)
    end
    made[c] = {pandoc.Plain(said)}
  end
  return made
end

local function plain_table(tbl)
  local columns, aligns, widths, rows = #tbl.colspecs, {}, {}, {}
  for c, spec in ipairs(tbl.colspecs) do aligns[c], widths[c] = spec[1], 0 end
  for _, body in ipairs(tbl.bodies) do
    for _, row in ipairs(laid(body.body, columns, false)) do
      rows[#rows + 1] = pandoc.List(row):map(function(cell) return {pandoc.Plain(text(cell))} end)
    end
  end
  local simple = pandoc.SimpleTable({}, aligns, widths, heads(tbl.head.rows, columns), rows)
  return pandoc.utils.from_simple_table(simple)
end

local function exhibit(div)
  local main, notes = div.content[1], pandoc.Blocks{table.unpack(div.content, 2)}  -- unpacked before it
  local caption = pandoc.Para(pandoc.Inlines{anchor(main.identifier)} .. main.caption.long[1].content)
  if main.t == 'Table' then return pandoc.Blocks{caption, plain_table(main)} .. notes end
  return pandoc.Blocks{pandoc.Para(main.content[1].content), caption} .. notes
end

local function reference(entry)
  entry.content[1].content:insert(1, anchor(entry.identifier))
  return entry.content
end

local function div(element)
  if element.classes:includes 'exhibit' then return exhibit(element) end
  if element.classes:includes 'csl-entry' then return reference(element) end
  if element.classes:includes 'translated-title' then return pandoc.Header(1, element.content[1].content) end
  return element.content
end

local function heading(header)
  if header.identifier ~= '' then header.content:insert(1, anchor(header.identifier)) end
  header.attr = pandoc.Attr()
  return header
end

function Pandoc(doc)
  doc = doc:walk{Header = heading}
  doc = doc:walk{Div = div}
  return doc:walk{Span = span, Cite = function(cite) return cite.content end,
    LineBreak = function() return pandoc.Space() end,
    Link = function(link) link.attr = pandoc.Attr() return link end}
end

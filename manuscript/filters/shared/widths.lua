-- Widths of a table's columns, as shares of the text width: what the columns' longest lines need;
-- where that is too much, the widest columns give way.
local CAPACITY = 98  -- half-width characters of table type in the width of the page
local PADDING = 3

local function display_width(line)
  local width = 0
  for _, code in utf8.codes(line) do width = width + (code >= 0x2e80 and 2 or 1) end
  return width
end

local function longest_line(cell)
  local plain, longest = '', 0
  for _, block in ipairs(cell.contents) do
    for _, inline in ipairs(block.content) do
      plain = plain .. (inline.t == 'LineBreak' and '\n' or pandoc.utils.stringify(inline))
    end
    plain = plain .. '\n'
  end
  for line in plain:gmatch '[^\n]+' do longest = math.max(longest, display_width(line)) end
  return longest
end

local function needs(tbl)
  local widths, covered = {}, {}
  for i = 1, #tbl.colspecs do widths[i], covered[i] = 4, 0 end
  local function measure(row)
    local column = 1
    for i = 1, #tbl.colspecs do covered[i] = math.max(covered[i] - 1, -1) end
    for _, cell in ipairs(row.cells) do
      while (covered[column] or -1) >= 0 do column = column + 1 end
      if cell.col_span == 1 and widths[column] then
        widths[column] = math.max(widths[column], longest_line(cell))
      end
      for i = column, column + cell.col_span - 1 do covered[i] = cell.row_span - 1 end
      column = column + cell.col_span
    end
  end
  for _, row in ipairs(tbl.head.rows) do measure(row) end
  for i = 1, #tbl.colspecs do covered[i] = 0 end
  for _, body in ipairs(tbl.bodies) do
    for _, row in ipairs(body.body) do measure(row) end
  end
  return widths
end

-- The greatest width that lets all columns fit, if none is wider than it.
local function limit(widths, capacity)
  local sorted, rest = {table.unpack(widths)}, capacity
  table.sort(sorted)
  for i, width in ipairs(sorted) do
    local share = rest / (#sorted - i + 1)
    if width > share then return share end
    rest = rest - width
  end
  return math.huge
end

return function(tbl)
  local shares, sum = {}, 0
  if type(tbl.colspecs[1][2]) == 'number' then
    for i, spec in ipairs(tbl.colspecs) do shares[i] = spec[2] end
  else
    local widths = needs(tbl)
    local most = limit(widths, CAPACITY - PADDING * #widths)
    for i, width in ipairs(widths) do shares[i] = math.min(width, most) + PADDING end
  end
  for _, share in ipairs(shares) do sum = sum + share end
  for i, share in ipairs(shares) do shares[i] = share / sum end
  return shares
end

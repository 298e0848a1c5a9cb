-- Widths of a table's columns, as shares of the text width: what the columns' longest lines need;
-- where that is too much, the widest columns give way.
local MANY = 9  -- from so many columns on, a table is set smaller and tighter
local LIMITS = {  -- of a page: of an upright one, and of one that lies on its side
  upright = {[false] = {capacity = 98, padding = 3}, [true] = {capacity = 112, padding = 2}},
  landscape = {[false] = {capacity = 168, padding = 4}, [true] = {capacity = 190, padding = 4}},
}
local LONG_WORD, LONG_HEADER_WORD = 12, 14  -- longer ones may be hyphenated, in the body of a table

-- Halves of a Chinese character.
local function display_width(line)
  local width = 0
  for _, code in utf8.codes(line) do width = width + (code >= 0x2e80 and 2 or 1) end
  return width
end

local function plain_text(cell)
  local plain = ''
  for _, block in ipairs(cell.contents) do
    for _, inline in ipairs(block.content) do
      plain = plain .. (inline.t == 'LineBreak' and '\n' or pandoc.utils.stringify(inline))
    end
    plain = plain .. '\n'
  end
  return plain
end

local function longest(text, pattern)
  local result = 0
  for piece in text:gmatch(pattern) do result = math.max(result, display_width(piece)) end
  return result
end

-- What a cell would like, and what it cannot do without: its longest line, its longest word.
local function wishes(cell, in_header)
  local text = plain_text(cell)
  local word, line = longest(text, '%S+'), longest(text, '[^\n]+')
  local chinese = text:find '[\228-\233][\128-\191][\128-\191]' ~= nil
  return line, math.min(word, chinese and 6 or in_header and LONG_HEADER_WORD or LONG_WORD)
end

local function needs(tbl)
  local wanted, least, covered = {}, {}, {}
  for i = 1, #tbl.colspecs do wanted[i], least[i], covered[i] = 4, 4, 0 end
  local function measure(row, in_header)
    local column = 1
    local hidden = {table.unpack(covered)}
    for i = 1, #tbl.colspecs do covered[i] = math.max(covered[i] - 1, 0) end
    for _, cell in ipairs(row.cells) do
      while (hidden[column] or 0) > 0 do column = column + 1 end
      if cell.col_span == 1 and wanted[column] then
        local line, word = wishes(cell, in_header)
        wanted[column] = math.max(wanted[column], line)
        least[column] = math.max(least[column], word)
      end
      for i = column, column + cell.col_span - 1 do covered[i] = cell.row_span - 1 end
      column = column + cell.col_span
    end
  end
  for _, row in ipairs(tbl.head.rows) do measure(row, true) end
  for i = 1, #tbl.colspecs do covered[i] = 0 end
  for _, body in ipairs(tbl.bodies) do
    for _, row in ipairs(body.body) do measure(row, false) end
  end
  return wanted, least
end

-- The greatest amount that all can have, if none has more than it.
local function limit(amounts, capacity)
  local sorted, rest = {table.unpack(amounts)}, capacity
  table.sort(sorted)
  for i, amount in ipairs(sorted) do
    local share = rest / (#sorted - i + 1)
    if amount > share then return share end
    rest = rest - amount
  end
  return math.huge
end

-- Shares that add up to 1, and whether the table is one with many columns.  page: a key of LIMITS.
local function column_widths(tbl, page)
  local shares, sum = {}, 0
  local small = #tbl.colspecs >= MANY
  local limits = LIMITS[page or 'upright'][small]
  if type(tbl.colspecs[1][2]) == 'number' then
    for i, spec in ipairs(tbl.colspecs) do shares[i] = spec[2] end
  else
    local wanted, least = needs(tbl)
    local rest, beyond = limits.capacity - limits.padding * #wanted, {}
    for i, width in ipairs(wanted) do
      least[i] = math.min(least[i], width)
      rest, beyond[i] = rest - least[i], width - least[i]
    end
    local most = limit(beyond, math.max(rest, 0))
    for i in ipairs(wanted) do
      shares[i] = least[i] + math.min(beyond[i], most) + limits.padding
    end
  end
  for _, share in ipairs(shares) do sum = sum + share end
  for i, share in ipairs(shares) do shares[i] = share / sum end
  return shares, small
end

return {column_widths = column_widths, display_width = display_width}

-- What each exhibit shows, in the place that exhibits.lua has numbered: the figure or table with its caption, and
-- the note and source under it.  Tables are most of a paper, so they come when all filters have gone through it.
local here = pandoc.path.directory(PANDOC_SCRIPT_FILE)
local read_context = dofile(here .. '/shared/context.lua')
local text = dofile(here .. '/shared/text.lua')

local ALIGN = {left = 'AlignLeft', right = 'AlignRight', center = 'AlignCenter'}

local function caption(label, title)
  local number = pandoc.Span({pandoc.Str(label)}, pandoc.Attr('', {'exhibit-number'}))
  return pandoc.Blocks{pandoc.Plain(pandoc.Inlines{number, pandoc.Space()} .. text.inlines(title))}
end

local function cell(value)
  if type(value) ~= 'table' then value = {text = tostring(value)} end
  local content = text.inlines(value.text)
  if value.fact then
    content = {pandoc.Span(content, pandoc.Attr('', {'fact'}, {['data-fact'] = value.fact}))}
  end
  return pandoc.Cell({pandoc.Plain(content)}, 'AlignDefault', value.rowspan or 1, value.colspan or 1)
end

local function rows(values)
  return pandoc.List(values):map(function(row) return pandoc.Row(pandoc.List(row):map(cell)) end)
end

local function real_table(name, source, long_caption)
  local columns = {}
  for i, align in ipairs(source.align) do
    columns[i] = {ALIGN[align] or 'AlignDefault', source.widths and source.widths[i] or nil}
  end
  local body = {attr = pandoc.Attr(), body = rows(source.rows), head = {}, row_head_columns = 1}
  return pandoc.Table({long = long_caption}, columns, pandoc.TableHead(rows(source.header)), {body},
    pandoc.TableFoot(), pandoc.Attr(name, {}))
end

local function figure(name, exhibit, long_caption)
  local image = pandoc.Image(text.inlines(exhibit.alt), exhibit.image)
  return pandoc.Figure({pandoc.Plain{image}}, {long = long_caption}, pandoc.Attr(name, {}))
end

local function notes(exhibit, words)
  local lines = pandoc.Blocks{}
  for _, kind in ipairs{'note', 'source'} do
    if exhibit[kind] ~= '' then lines:insert(pandoc.Para(text.led(words[kind], exhibit[kind]))) end
  end
  return lines
end

function Pandoc(doc)
  local words, exhibits = read_context(doc).words, read_context(doc, 'exhibits')
  return doc:walk{Div = function(div)
    local name = div.attributes.exhibit
    if not name then return nil end
    local exhibit = exhibits[name]
    local long = caption(div.attributes.label, exhibit.title)
    local content = exhibit.kind == 'table' and real_table(name, exhibit.table, long)
      or figure(name, exhibit, long)
    div.content = {content, pandoc.Div(notes(exhibit, words), pandoc.Attr('', {'exhibit-notes'}))}
    return div
  end}
end

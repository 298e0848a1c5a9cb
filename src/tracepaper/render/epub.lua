-- What a reader of books needs beyond Pandoc's EPUB: each table's caption above it, formulas with their words.
local here = pandoc.path.directory(PANDOC_SCRIPT_FILE)
local references = dofile(here .. '/references.lua')

function Div(div)
  if div.identifier:match '^ref%-' then return references.in_latin(div) end
  if not div.classes:includes 'exhibit' then
    div.attributes = {lang = div.attributes.lang}
    return div
  end
  local main = div.content[1]  -- its name becomes that of the whole, caption and notes included
  div.identifier, main.identifier = main.identifier, ''
  if main.t == 'Table' then
    div.content:insert(1, pandoc.Div(main.caption.long, pandoc.Attr('', {'caption'})))
    main.caption = {long = {}}
    main.colspecs = pandoc.List(main.colspecs):map(function(spec) return {spec[1], nil} end)
  end
  div.attributes = {}
  return div
end

function Span(span)
  if span.classes:includes 'equation' then span.attributes = {} end
  return span
end

function Header(header)
  header.attributes = {}
  return header
end

-- Pandoc's sandbox opens no file that a text names; the exhibits' pictures are handed to it here.
function Image(image)
  local file = assert(io.open(pandoc.path.join{PANDOC_STATE.resource_path[1], image.src}, 'rb'))
  pandoc.mediabag.insert(image.src, 'image/png', file:read 'a')
  file:close()
end

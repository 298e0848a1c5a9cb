-- What Pandoc's JATS has no element for, under names that jats_body.py finds again: numbers of sections and
-- exhibits, facts and claims with their ids, formulas with their words, the boxes of the front matter.
local seen = {}

-- A fact may be quoted twice, an id stand once: fact-NAME, then fact-NAME.2
local function unique(id)
  seen[id] = (seen[id] or 0) + 1
  return seen[id] == 1 and id or id .. '.' .. seen[id]
end

local function named(kind, name, content)
  local attributes = {['content-type'] = kind, ['specific-use'] = name}
  return pandoc.Span(content, pandoc.Attr(unique(kind .. '-' .. name), {}, attributes))
end

local kept = {'section-number', 'exhibit-number', 'equation-number', 'formula', 'equation'}

function Span(span)
  local classes, attributes = span.classes, span.attributes
  if classes:includes 'fact' then return named('fact', attributes['data-fact'], span.content) end
  if classes:includes 'claim' then return named('claim', attributes['data-claim'], span.content) end
  if classes:includes 'lead' then return pandoc.Strong(span.content) end
  for _, class in ipairs(kept) do
    if classes:includes(class) then
      return pandoc.Span(span.content, pandoc.Attr(span.identifier, {},
        {['content-type'] = class, alt = attributes.spoken}))
    end
  end
  return span.content
end

function Div(div)
  if div.identifier:match '^ref' or #div.classes == 0 then return nil end
  if div.attributes.lang then div.identifier = 'in-' .. div.attributes.lang end  -- the one place Pandoc keeps
  div.attributes = {['content-type'] = div.classes[1]}
  div.classes = {}
  return div
end

function Header(header)
  header.attributes = {['sec-type'] = header.classes:includes 'appendix' and 'appendix' or nil}
  return header
end

-- Relative widths as parts of the whole, which is what a percentage means.
function Table(tbl)
  local total = 0
  for _, spec in ipairs(tbl.colspecs) do total = total + (spec[2] or 0) end
  if total == 0 then return nil end
  tbl.colspecs = pandoc.List(tbl.colspecs):map(function(spec)
    return {spec[1], spec[2] and spec[2] / total}
  end)
  return tbl
end

-- Pandoc writes these words as they are, and & would be no XML.
function Image(image)
  local said = pandoc.utils.stringify(image.caption)
  image.caption = {pandoc.Str((said:gsub('&', '&amp;'):gsub('<', '&lt;'):gsub('>', '&gt;')))}
  return image
end

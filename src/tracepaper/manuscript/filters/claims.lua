-- [A sentence.]{.claim #name} gets the identifier claim-name, so that the audit can point to it; a clause
-- in it, [though not otherwise]{.but #rival}, stays as its words.
local here = pandoc.path.directory(PANDOC_SCRIPT_FILE)
local text = dofile(here .. '/shared/text.lua')

function Span(span)
  if span.classes:includes 'but' then return span.content end
  if not span.classes:includes 'claim' then return nil end
  if span.identifier == '' then text.fail 'a claim has no name; write [...]{.claim #name}' end
  span.attributes['data-claim'] = span.identifier
  span.identifier = 'claim-' .. span.identifier
  return span
end

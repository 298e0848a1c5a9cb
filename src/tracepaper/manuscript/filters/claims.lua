-- [A sentence.]{.claim #name} gets the identifier claim-name, so that the audit can point to it.
local here = pandoc.path.directory(PANDOC_SCRIPT_FILE)
local text = dofile(here .. '/shared/text.lua')

function Span(span)
  if not span.classes:includes 'claim' then return nil end
  if span.identifier == '' then text.fail 'a claim has no name; write [...]{.claim #name}' end
  span.attributes['data-claim'] = span.identifier
  span.identifier = 'claim-' .. span.identifier
  return span
end

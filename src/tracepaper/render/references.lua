-- What lists of references have in common, in whatever format.
local references = {}

function references.is_han(block)
  return pandoc.utils.stringify(block):find '[\228-\233][\128-\191][\128-\191]' ~= nil
end

-- A reference in Latin letters has quotation marks of their width, also in a Chinese list.
function references.in_latin(div)
  if references.is_han(div) then return nil end
  div.attributes.lang = 'en'
  return div
end

return references

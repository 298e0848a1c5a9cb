-- Unless the manuscript places it itself (::: {#refs}), the list of references stands after the
-- text and before the first appendix.
local here = pandoc.path.directory(PANDOC_SCRIPT_FILE)
local read_context = dofile(here .. '/shared/context.lua')
local first_appendix = dofile(here .. '/shared/appendix.lua')

local function is_placed(doc)
  local found = false
  doc:walk{Div = function(div) found = found or div.identifier == 'refs' end}
  return found
end

function Pandoc(doc)
  if is_placed(doc) then return nil end
  local title = pandoc.Str(read_context(doc).words.references)
  local header = pandoc.Header(1, {title}, pandoc.Attr('references', {'unnumbered'}))
  doc.blocks:insert(first_appendix(doc.blocks), pandoc.Div({header, pandoc.Div({}, pandoc.Attr('refs'))},
    pandoc.Attr('', {'section-file'}, {file = 'references'})))
  return doc
end

-- Unless the manuscript places it itself (::: {#refs}), the list of references stands after the
-- text and before the first appendix.
local here = pandoc.path.directory(PANDOC_SCRIPT_FILE)
local read_context = dofile(here .. '/shared/context.lua')

local function contains(blocks, filter_name, test)
  local found = false
  blocks:walk{[filter_name] = function(element) found = found or test(element) end}
  return found
end

function Pandoc(doc)
  local placed = contains(doc.blocks, 'Div', function(div) return div.identifier == 'refs' end)
  if placed then return nil end
  local place = #doc.blocks + 1
  for i, block in ipairs(doc.blocks) do
    local appendix = contains(pandoc.Blocks{block}, 'Header',
      function(header) return header.classes:includes 'appendix' end)
    if appendix then place = i; break end
  end
  local title = pandoc.Str(read_context(doc).words.references)
  local header = pandoc.Header(1, {title}, pandoc.Attr('references', {'unnumbered'}))
  doc.blocks:insert(place, pandoc.Div({header, pandoc.Div({}, pandoc.Attr('refs'))},
    pandoc.Attr('', {'section-file'}, {file = 'references'})))
  return doc
end

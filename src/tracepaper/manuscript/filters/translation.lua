-- The abstract of another language is printed, not made: its facts and claims are those of its own
-- edition, so here they are words like others.
local here = pandoc.path.directory(PANDOC_SCRIPT_FILE)
local equation = dofile(here .. '/shared/equation.lua')

-- a formula of it has its number, and its name, in its own edition
function Para(para)
  local formula = equation(para)
  return formula and pandoc.Para{formula}
end

function Span(span)
  if not span.classes:includes 'lead' then return span.content end
end

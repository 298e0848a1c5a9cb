-- Numbers the formulas that stand by themselves, (1), (2), ..., and takes up the name that one may have for
-- references: $$x$$ {#eq-name}.
local here = pandoc.path.directory(PANDOC_SCRIPT_FILE)
local read_context = dofile(here .. '/shared/context.lua')
local equation = dofile(here .. '/shared/equation.lua')

function Pandoc(doc)
  local words, count = read_context(doc).words, 0
  return doc:walk{Para = function(para)
    local formula, name = equation(para)
    if not formula then return nil end
    count = count + 1
    local shown = ('(%d)'):format(count)
    local number = pandoc.Span({pandoc.Str(shown)}, pandoc.Attr('', {'equation-number'}))
    local attributes = {{'number', shown}, {'label', words.equation:format(count)}}
    return pandoc.Para{pandoc.Span({formula, number}, pandoc.Attr(name, {'equation'}, attributes))}
  end}
end

-- Plain texts of the analysis as Pandoc inlines; a line feed becomes a line break.
local text = {}

function text.inlines(plain)
  local result = pandoc.Inlines{}
  local first = true
  for line in (plain .. '\n'):gmatch('(.-)\n') do
    if not first then result:insert(pandoc.LineBreak()) end
    first = false
    result:extend(pandoc.Inlines(line))
  end
  return result
end

-- The text with `lead` in front, unless it has it already: 注： / Note:
function text.led(lead, plain)
  if plain:sub(1, #lead) == lead then plain = plain:sub(#lead + 1):gsub('^%s+', '') end
  local gap = lead:match(':$') and {pandoc.Space()} or {}
  local strong = pandoc.Span({pandoc.Str(lead)}, pandoc.Attr('', {'lead'}))
  return pandoc.Inlines({strong}) .. pandoc.Inlines(gap) .. text.inlines(plain)
end

-- A user's mistake: one sentence, without a place in this code.
function text.fail(message, ...)
  error(message:format(...), 0)
end

return text

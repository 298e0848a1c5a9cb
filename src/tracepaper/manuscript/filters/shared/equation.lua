-- The formula that a paragraph consists of, and its name ('' if it has none); nil of any other paragraph.
return function(para)
  local inlines = para.content:filter(function(inline) return inline.t ~= 'Space' and inline.t ~= 'SoftBreak' end)
  local formula, mark = inlines[1], inlines[2]
  if #inlines > 2 or not formula or formula.t ~= 'Math' or formula.mathtype ~= 'DisplayMath' then return nil end
  if not mark then return formula, '' end
  local name = mark.t == 'Str' and mark.text:match '^{#(eq%-[%l%d-]+)}$'
  return name and formula or nil, name
end

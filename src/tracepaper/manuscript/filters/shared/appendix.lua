-- The place of the first appendix among the blocks, or the one after the last block.
local function is_appendix(block)
  local found = false
  pandoc.Blocks{block}:walk{Header = function(header) found = found or header.classes:includes 'appendix' end}
  return found
end

return function(blocks)
  for i, block in ipairs(blocks) do
    if is_appendix(block) then return i end
  end
  return #blocks + 1
end

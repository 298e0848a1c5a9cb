-- How headings are numbered: of the counts down to a level, what stands before the heading, what a reference to
-- it says in the word for a section and behind it, and whether the first joins the heading without a space.
local forms = {}

function forms.decimal(counts, level)
  local number = table.concat({table.unpack(counts, 1, level)}, '.')
  return number, number, '', false
end

local ROMAN = {{100, 'C'}, {90, 'XC'}, {50, 'L'}, {40, 'XL'}, {10, 'X'}, {9, 'IX'}, {5, 'V'}, {4, 'IV'}, {1, 'I'}}
local function roman(number)
  local result = ''
  for _, pair in ipairs(ROMAN) do
    while number >= pair[1] do result, number = result .. pair[2], number - pair[1] end
  end
  return result
end

local function letter(number) return string.char(64 + number) end

-- I., A., 1.; a reference says II.A.1
function forms.roman(counts, level)
  local shown = {}
  for i = 1, level do
    shown[i] = i == 1 and roman(counts[i]) or i == 2 and letter(counts[i]) or tostring(counts[i])
  end
  return shown[level] .. '.', table.concat(shown, '.'), '', false
end

local DIGITS = {'一', '二', '三', '四', '五', '六', '七', '八', '九'}
local function han(number)
  local tens, ones = number // 10, number % 10
  return (tens > 1 and DIGITS[tens] or '') .. (tens > 0 and '十' or '') .. (DIGITS[ones] or '')
end

-- 一、（一）1.（1）; a reference says 第一节（二）1
function forms.han(counts, level)
  local number = counts[level]
  local shown = ({han(number) .. '、', '（' .. han(number) .. '）', number .. '.', '（' .. number .. '）'})[level]
  local below = level > 1 and '（' .. han(counts[2]) .. '）' or ''
  if level > 2 then below = below .. table.concat({table.unpack(counts, 3, level)}, '.') end
  return shown or number .. '.', han(counts[1]), below, true
end

return forms

-- Exhibits as a co-author finds them in Word: caption paragraphs with numbering fields, a bookmark
-- on each number, cross-references as fields that show the same text before they are updated.
local here = pandoc.path.directory(PANDOC_SCRIPT_FILE)
local column_widths = dofile(here .. '/widths.lua').column_widths

local bookmarks = 9000  -- above the numbers that Pandoc gives

local function xml(text) return (text:gsub('&', '&amp;'):gsub('<', '&lt;'):gsub('>', '&gt;')) end
local function raw(text) return pandoc.RawInline('openxml', text) end
local function run(text) return ('<w:r><w:t xml:space="preserve">%s</w:t></w:r>'):format(xml(text)) end
local function field(code, shown)
  return ('<w:fldSimple w:instr=" %s ">%s</w:fldSimple>'):format(code, run(shown))
end
local function bookmark_name(identifier) return 'ref_' .. identifier:gsub('[^%w]', '_'):sub(1, 36) end

local function bookmark_ends(identifier)
  bookmarks = bookmarks + 1
  return ('<w:bookmarkStart w:id="%d" w:name="%s"/>'):format(bookmarks, bookmark_name(identifier)),
    ('<w:bookmarkEnd w:id="%d"/>'):format(bookmarks)
end

local function styled(style, blocks)
  return pandoc.Div(blocks, pandoc.Attr('', {}, {['custom-style'] = style}))
end

-- 图 1 -> 图, a field that counts, and nothing; the word is also the name of Word's counter.
local function number_field(label, number)
  local from = label:find(number, 1, true)
  local before, after = label:sub(1, from - 1), label:sub(from + #number)
  local counter = before:gsub('\u{a0}', ''):gsub('%s', '')
  return run(before) .. field('SEQ ' .. counter .. ' \\* ARABIC', number) .. (after ~= '' and run(after) or '')
end

local function caption(style, div, inlines)
  local from, to = bookmark_ends(div.attributes.exhibit)
  local number = from .. number_field(div.attributes.label, div.attributes.number) .. to
  local has_number = inlines[1] and inlines[1].t == 'Span' and inlines[1].classes:includes 'exhibit-number'
  local title = pandoc.Inlines{table.unpack(inlines, has_number and 3 or 1)}  -- 2 is the space after it
  return styled(style, {pandoc.Para(pandoc.Inlines{raw(number), raw(run '  ')} .. title)})
end

local function exhibit(div)
  local main, notes = div.content[1], div.content[2].content
  if #notes > 0 then notes[#notes] = styled('Exhibit Note Last', {notes[#notes]}) end
  notes = styled('Exhibit Note', notes)
  local title = main.caption.long[1].content
  if main.t == 'Table' then
    for i, share in ipairs(column_widths(main)) do main.colspecs[i] = {main.colspecs[i][1], share} end
    main.caption = {long = {}}
    return pandoc.Blocks{caption('Table Title', div, title), main, notes}
  end
  local image = main.content[1].content[1]
  image.attributes.width = tostring(PANDOC_WRITER_OPTIONS.variables['picture-width'])
  return pandoc.Blocks{styled('Figure', {pandoc.Para{image}}), caption('Caption', div, title), notes}
end

-- Word numbers headings itself; the bookmark is around the heading's words, and a reference to 第 5.2 节 is
-- 第, a field that asks for the number there, and 节; the bookmark of an equation is around its number.
local shown_numbers, in_appendix = {}, false  -- of a name: the number in its label, how a field asks for it
local said_otherwise = {}  -- of a heading whose number Word would not say as a reference does: I. but Section I

local function header(element)
  local classes, content = element.classes, element.content
  in_appendix = in_appendix or classes:includes 'appendix'
  local first = content[1]
  local is_numbered = first and first.t == 'Span' and first.classes:includes 'section-number'
  if is_numbered then
    local shown = pandoc.utils.stringify(first)
    shown_numbers[element.identifier] = {shown, '\\r \\h'}
    said_otherwise[element.identifier] = not in_appendix and shown ~= element.attributes.number
    content:remove(1)  -- the number, and the space after it
    content:remove(1)
    local from, to = bookmark_ends(element.identifier)
    content:insert(1, raw(from))
    content:insert(raw(to))
  end
  element.attributes = {}
  if is_numbered and not in_appendix then return element end
  local style = is_numbered and 'Appendix Heading ' .. element.level or 'Heading Unnumbered'
  return styled(style, {pandoc.Para(content)})
end

-- A formula on a line of its own stands between tabs, its number at the right.
local function equation(para)
  local _, at = para.content:find_if(function(inline) return inline.t == 'Span' and inline.classes:includes 'equation' end)
  if not at then return nil end
  local span, content = para.content[at], para.content:clone()
  local counted = field('SEQ Equation \\* ARABIC', span.attributes.number:match '%d+')
  local number, tab = run '(' .. counted .. run ')', raw '<w:r><w:tab/></w:r>'
  if span.identifier ~= '' then
    local from, to = bookmark_ends(span.identifier)
    number, shown_numbers[span.identifier] = from .. number .. to, {span.attributes.number, '\\h'}
  end
  content:remove(at)
  for place, inline in ipairs{tab, pandoc.Math('InlineMath', span.content[1].text), tab, raw(number)} do
    content:insert(at + place - 1, inline)
  end
  return styled('Equation', {pandoc.Para(content)})
end

local function cross_reference(link)
  if not link.classes:includes 'cross-reference' then return nil end
  local identifier, label = link.target:sub(2), pandoc.utils.stringify(link)
  if said_otherwise[identifier] then
    return raw(('<w:hyperlink w:anchor="%s">%s</w:hyperlink>'):format(bookmark_name(identifier), run(label)))
  end
  local shown, asks = table.unpack(shown_numbers[identifier] or {label, '\\h'})
  local from = label:find(shown, 1, true)
  local before, after = label:sub(1, from - 1), label:sub(from + #shown)
  return raw((before ~= '' and run(before) or '') .. field('REF ' .. bookmark_name(identifier) .. ' ' .. asks, shown)
    .. (after ~= '' and run(after) or ''))
end

local FRONT = {keywords = 'Keywords', codes = 'Keywords', jel = 'Keywords', declarations = 'Declarations',
  ['author-notes'] = 'Front Note', state = 'Front Note', ['translated-title'] = 'Translated Title', ['translated-authors'] = 'Author'}

local function div(element)
  local classes = element.classes
  if classes:includes 'exhibit' then return exhibit(element), false end
  if classes:includes 'abstract' then
    local first = element.content:remove(1)
    local rest = #element.content > 0 and {styled('Abstract Continued', element.content)} or {}
    return pandoc.Blocks{styled('Abstract', {first})} .. rest
  end
  for name, style in pairs(FRONT) do
    if classes:includes(name) then return styled(style, element.content) end
  end
end

local function span(element)
  if element.classes:includes 'lead' then return pandoc.Strong(element.content) end
end

-- Pandoc's sandbox opens no file that a text names; the exhibits' pictures are handed to it here.
local function hand_over(image)
  local file = assert(io.open(pandoc.path.join{PANDOC_STATE.resource_path[1], image.src}, 'rb'))
  pandoc.mediabag.insert(image.src, 'image/png', file:read 'a')
  file:close()
end

function Pandoc(doc)
  doc:walk{Image = hand_over}
  doc = doc:walk{Header = header}:walk{Para = equation}
  return doc:walk{Link = cross_reference, Span = span}:walk{traverse = 'topdown', Div = div}
end

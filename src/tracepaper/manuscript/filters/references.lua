-- [@fig-name], [@tbl-name], [@sec-name], [@eq-name] become links that read 图 1, Table 2, Section 5.2, Equation (3).
local here = pandoc.path.directory(PANDOC_SCRIPT_FILE)
local read_context = dofile(here .. '/shared/context.lua')
local text = dofile(here .. '/shared/text.lua')

local function labels_of(doc)
  local labels = {}
  doc:walk{
    Div = function(div) labels[div.attributes.exhibit or ''] = div.attributes.label end,
    Header = function(header) labels[header.identifier] = header.attributes.label end,
    Span = function(span) labels[span.identifier] = span.attributes.label end,
  }
  return labels
end

local KINDS = pandoc.List{'fig', 'tbl', 'sec', 'eq'}
local function is_reference(citation) return KINDS:includes(citation.id:match '^(%l+)%-') end

function Pandoc(doc)
  local labels, words = labels_of(doc), read_context(doc).words
  return doc:walk{Cite = function(cite)
    local references = cite.citations:filter(is_reference)
    if #references == 0 then return nil end
    if #references < #cite.citations then
      text.fail('[@%s] mixes exhibits, sections or equations with citations; use two brackets', references[1].id)
    end
    local result = pandoc.Inlines{}
    for i, reference in ipairs(references) do
      local label = labels[reference.id]
      if not label then text.fail('the reference @%s leads nowhere; correct the name', reference.id) end
      if i > 1 then
        result:extend(text.inlines(words[i == #references and 'last-and' or 'and']))
      end
      result:insert(pandoc.Link({pandoc.Str(label)}, '#' .. reference.id, '',
        pandoc.Attr('', {'cross-reference'})))
    end
    return result
  end}
end

-- What Python hands to the filters: JSON files named by the metadata fields `context` and, of the exhibits,
-- `exhibits`, which only one filter reads: they are most of it.
return function(doc, field)
  local path = pandoc.utils.stringify(doc.meta[field or 'context'])
  local file = assert(io.open(path, 'r'))
  local text = file:read('a')
  file:close()
  return pandoc.json.decode(text, false)
end

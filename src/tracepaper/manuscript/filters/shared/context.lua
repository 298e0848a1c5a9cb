-- What Python hands to the filters: a JSON file named by the metadata field `context`.
return function(doc)
  local path = pandoc.utils.stringify(doc.meta.context)
  local file = assert(io.open(path, 'r'))
  local text = file:read('a')
  file:close()
  return pandoc.json.decode(text, false)
end

-- The abstract of another language is printed, not made: its facts and claims are those of its own
-- edition, so here they are words like others.
function Span(span)
  if not span.classes:includes 'lead' then return span.content end
end

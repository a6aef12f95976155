-- KEYS: the set of traces. ARGV: milliseconds that traces last, the maximum number of traces, and the traces. Leaves traces;
-- returns their number.
local names = {}
for i = 3, #ARGV do
    names[#names + 1] = ARGV[i]
end
leave(KEYS[1], names, tonumber(ARGV[1]), tonumber(ARGV[2]))
return { #names }

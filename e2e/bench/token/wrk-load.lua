-- Asks for a token as one client after the other, and keeps every answer for whoever started it to verify.
-- Arguments: the file of the Authorization headers, the file for the answers, "close" or "keep" for the
-- connection, and how long each connection waits between two requests on average, in milliseconds.

local headers = {}
local answers
local pause

function init(arguments)
  local index = 0
  for line in io.lines(arguments[1]) do
    local fields = {
      ["Authorization"] = line,
      ["Content-Type"] = "application/x-www-form-urlencoded",
    }
    if arguments[3] == "close" then fields["Connection"] = "close" end
    index = index + 1
    headers[index] = wrk.format("POST", "/oauth2/token", fields, "grant_type=client_credentials")
  end
  answers = io.open(arguments[2], "w")
  answers:setvbuf("full", 1048576)
  pause = tonumber(arguments[4])
  math.randomseed(11)
end

local last = 0

function request()
  last = last % #headers + 1
  return headers[last]
end

-- Requests that come at random, as from many who know nothing of each other.
function delay()
  if pause == 0 then return 0 end
  return math.floor(-math.log(1 - math.random()) * pause + 0.5)
end

function response(status, _, body)
  answers:write(status, " ", body, "\n")
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format(
    '{"requests":%d,"microseconds":%d,"p99":%d,"errors":%d}\n',
    summary.requests, summary.duration, latency:percentile(99),
    errors.connect + errors.read + errors.write + errors.timeout
  ))
end

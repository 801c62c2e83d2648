-- Servers are found at ports of this machine, by the option loopback_servers: domain -> port, which is for what lies
-- below the domain, too. No other server is found: nothing is asked of DNS, and nothing leaves the machine.
module:set_global();

local manual = require "net.resolvers.manual";
local service = require "net.resolvers.service";

local ports = module:get_option("loopback_servers", {});

service.new = function (domain, _, kind, extra)
	for server, port in pairs(ports) do
		if domain == server or domain:sub(-#server - 1) == "." .. server then
			return manual.new({ { kind .. "4", "127.0.0.1", port, extra } }, kind, extra);
		end
	end
	return manual.new({}, kind, extra);
end

"""Two clients of slixmpp, a library that is not ours: one sends to the other through the proxy that the server lists (XEP-0065).

Arguments: domain, port of the server, password of both, number of bytes. Prints the SHA-1 of what was sent and of what came.
"""
import asyncio
import hashlib
import os
import sys

import slixmpp

DOMAIN, PORT, PASSWORD, SIZE = sys.argv[1], int(sys.argv[2]), sys.argv[3], int(sys.argv[4])
OPENLY = {"feature_mechanisms": {"unencrypted_plain": True, "unencrypted_scram": True}}


async def log_in(name):
    client = slixmpp.ClientXMPP(name + "@" + DOMAIN + "/slixmpp", PASSWORD, plugin_config=OPENLY)
    client.register_plugin("xep_0030")
    client.register_plugin("xep_0065", {"auto_accept": True})
    started = client.loop.create_future()
    client.add_event_handler("session_start", lambda event: started.set_result(None))
    # Not "failed_auth": that is for each mechanism, and Openfire 5 offers one without TLS that needs TLS (SCRAM-SHA-1-PLUS).
    client.add_event_handler(
        "failed_all_auth", lambda event: started.set_exception(RuntimeError("refused")))
    client.connect(("127.0.0.1", PORT), disable_starttls=True, force_starttls=False)
    await started
    client.send_presence()
    return client


async def main():
    alice, bob = await log_in("romeo"), await log_in("juliet")
    came, end = hashlib.sha1(), asyncio.get_event_loop().create_future()
    bob.add_event_handler("socks5_data", came.update)
    bob.add_event_handler("socks5_closed", lambda cause: end.done() or end.set_result(cause))
    stream = await alice["xep_0065"].handshake(bob.boundjid)
    sent, left = hashlib.sha1(), SIZE
    while left > 0:
        chunk = os.urandom(min(left, 65536))
        sent.update(chunk)
        await stream.write(chunk)
        left -= len(chunk)
    stream.transport.write_eof()
    await end
    print(sent.hexdigest(), came.hexdigest(), flush=True)
    alice.disconnect()
    bob.disconnect()


asyncio.get_event_loop().run_until_complete(asyncio.wait_for(main(), 150))

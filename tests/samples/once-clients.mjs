// Clients in Python, Rust and Go around the snippets for one attempt after a change: each opens a connection, and goes on
// asking the snippet until that says to stop. What each prints is a line of JSON for each code.
//
// They speak just enough of the protocol to ask and to read the Close frame that ends what they get, its last two bytes.

/** How often a client asks at most: a snippet that does not stop is told, and not waited for. */
export const TURNS = 4;

const python = (codes, { port, chances, address }) => ({
  files: {
    ...Object.fromEntries(codes.map(({ name, snippets }) => [`${name}.py`, snippets.python])),
    "main.py": `
import asyncio, importlib, json

async def skip(seconds): pass

async def run(name, path):
    snippet = importlib.import_module(name)
    told = {"name": name, "delays": [snippet.delay(chance) for chance in ${JSON.stringify(chances)}], "changes": 0, "stopped": False}
    async def change(): told["changes"] += 1
    async def connect():
        reader, writer = await asyncio.open_connection("127.0.0.1", ${port})
        writer.write(f"GET {path} HTTP/1.1\\r\\n\\r\\n".encode())
        data = await reader.read()
        writer.close()
        told["last"] = int.from_bytes(data[-2:], "big")
    await connect()
    for turn in range(${TURNS}):
        try:
            await snippet.reconnect_once(turn > 0, change, connect)
        except ConnectionError:
            told["stopped"] = True
            break
    print(json.dumps(told))

asyncio.sleep = skip
${codes.map(({ code, name }) => `asyncio.run(run("${name}", "${address("python", code)}"))`).join("\n")}
`,
  },
  commands: [["python3", "main.py"]],
});

const rust = (codes, { port, chances, address }) => ({
  files: {
    "main.rs": `
use std::{cell::Cell, io::{Read, Write}, net::TcpStream};
${codes.map(({ name, snippets }) => `#[allow(dead_code)] mod ${name} {\n${snippets.rust}}`).join("\n")}

fn open(path: &str) -> std::io::Result<u16> {
    let mut stream = TcpStream::connect(("127.0.0.1", ${port}))?;
    write!(stream, "GET {path} HTTP/1.1\\r\\n\\r\\n")?;
    let mut data = Vec::new();
    stream.read_to_end(&mut data)?;
    Ok(u16::from_be_bytes([data[data.len() - 2], data[data.len() - 1]]))
}

fn main() {
${codes
  .map(
    ({ code, name }) => `    {
        let path = "${address("rust", code)}";
        let delays: Vec<f64> = [${chances.map((chance) => `${chance}f64`)}].map(|chance| ${name}::delay(chance).as_secs_f64()).into();
        let (changes, mut last, mut stopped) = (Cell::new(0), open(path).unwrap(), false);
        let change = || -> std::io::Result<()> { changes.set(changes.get() + 1); Ok(()) };
        for turn in 0..${TURNS} {
            match ${name}::reconnect_once(turn > 0, 0.0, change, || open(path)) {
                Some(ended) => last = ended.unwrap(),
                None => { stopped = true; break }
            }
        }
        println!(r#"{{"name":"${name}","delays":{delays:?},"changes":{},"last":{last},"stopped":{stopped}}}"#, changes.get());
    }`,
  )
  .join("\n")}
}
`,
  },
  commands: [["rustc", "--edition=2021", "-o", "client", "main.rs"], ["./client"]],
});

const go = (codes, { port, chances, address }) => ({
  files: {
    "go.mod": "module once\n\ngo 1.19\n",
    // Chance as the snippets import it, made certain: nobody waits.
    "chance/chance.go": "package rand\n\nfunc Float64() float64 { return 0 }\n",
    ...Object.fromEntries(codes.map(({ name, snippets }) => [`${name}/once.go`, snippets.go.replace('"math/rand"', 'rand "once/chance"')])),
    "main.go": `package main

import (
	"encoding/json"
	"fmt"
	"io"
	"net"
	"os"
	"time"
${codes.map(({ name }) => `	${name} "once/${name}"`).join("\n")}
)

type told struct {
	Name    string    \`json:"name"\`
	Delays  []float64 \`json:"delays"\`
	Changes int       \`json:"changes"\`
	Last    int       \`json:"last"\`
	Stopped bool      \`json:"stopped"\`
}

func run(name, path string, delay func(float64) time.Duration, reconnect func(bool, func() error, func() error) error, again error) {
	result := told{Name: name}
	for _, chance := range []float64{${chances}} {
		result.Delays = append(result.Delays, delay(chance).Seconds())
	}
	connect := func() error {
		conn, err := net.Dial("tcp", "127.0.0.1:${port}")
		if err != nil {
			return err
		}
		fmt.Fprintf(conn, "GET %s HTTP/1.1\\r\\n\\r\\n", path)
		data, err := io.ReadAll(conn)
		if err != nil {
			return err
		}
		result.Last = int(data[len(data)-2])<<8 | int(data[len(data)-1])
		return nil
	}
	change := func() error { result.Changes++; return nil }
	err := connect()
	for turn := 0; err == nil && turn < ${TURNS}; turn++ {
		err = reconnect(turn > 0, change, connect)
	}
	result.Stopped = err == again
	json.NewEncoder(os.Stdout).Encode(result)
}

func main() {
${codes.map(({ code, name }) => `	run("${name}", "${address("go", code)}", ${name}.Delay, ${name}.ReconnectOnce, ${name}.ErrAgain)`).join("\n")}
}
`,
  },
  commands: [["go", "vet", "./..."], ["go", "run", "."]],
});

const CLIENTS = { python, rust, go };

/**
 * The files of a client for these codes, and the commands that run it where they stand.
 * @param {keyof typeof CLIENTS} language
 */
export const clientIn = (language, codes, world) => CLIENTS[language](codes, world);

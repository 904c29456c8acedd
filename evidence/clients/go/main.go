// The clients of Go that Debian packages: gorilla/websocket and nhooyr.io/websocket.
//
//	go run . PORTS CASES LIBRARY VERSION
package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/gorilla/websocket"
	nhooyr "nhooyr.io/websocket"
)

// usual is how long something may take to show before it counts as nothing.
const usual = 3 * time.Second

type portNumbers struct{ Plain, TLS, Refused int }

type testCase struct {
	Key, Path, Do, On string
	Code, Limit       int
	Patience          time.Duration
}

var library = os.Args[3]

func say(line map[string]any) {
	line["library"] = library
	text, _ := json.Marshal(line)
	fmt.Println(string(text))
}

func (one testCase) url(ports portNumbers) string {
	scheme, port := "ws", ports.Plain
	if one.On == "tls" {
		scheme, port = "wss", ports.TLS
	} else if one.On == "refused" {
		port = ports.Refused
	}
	return fmt.Sprintf("%s://127.0.0.1:%d/%s?library=%s&case=%s", scheme, port, one.Path, library, one.Key)
}

func (one testCase) patience() time.Duration {
	if one.Patience > 0 {
		return one.Patience * time.Second
	}
	return usual
}

// kind is what a program can tell an error by: its type, unless that is one of those that only carry a text.
func kind(err error) string {
	name := fmt.Sprintf("%T", err)
	if strings.HasPrefix(name, "*errors.") || strings.HasPrefix(name, "*fmt.") {
		return "error"
	}
	return name
}

// shown is what an API shows: a code, or the kind of the error.
func shown(one testCase, code int, err error) {
	line := map[string]any{"case": one.Key, "shows": kind(err), "error": err.Error()}
	if code != 0 {
		line["shows"] = code
	}
	say(line)
}

func gorilla(one testCase, address string) {
	connection, _, err := websocket.DefaultDialer.Dial(address, nil)
	if err != nil {
		shown(one, 0, err)
		return
	}
	defer connection.Close()
	if one.Limit > 0 {
		connection.SetReadLimit(int64(one.Limit))
	}
	if one.Do == "close" {
		if one.Code == 0 {
			connection.Close()
			say(map[string]any{"case": one.Key, "shows": "nothing"})
			return
		}
		message := websocket.FormatCloseMessage(one.Code, "")
		if err := connection.WriteControl(websocket.CloseMessage, message, time.Now().Add(usual)); err != nil {
			say(map[string]any{"case": one.Key, "refused": true, "error": err.Error()})
			return
		}
	}
	connection.SetReadDeadline(time.Now().Add(one.patience()))
	_, _, err = connection.ReadMessage()
	var closed *websocket.CloseError
	if errors.As(err, &closed) {
		shown(one, closed.Code, err)
	} else if err != nil {
		shown(one, 0, err)
	} else {
		say(map[string]any{"case": one.Key, "shows": "nothing"})
	}
}

func coder(one testCase, address string) {
	ctx, cancel := context.WithTimeout(context.Background(), 4*one.patience())
	defer cancel()
	connection, _, err := nhooyr.Dial(ctx, address, nil)
	if err != nil {
		shown(one, 0, err)
		return
	}
	if one.Limit > 0 {
		connection.SetReadLimit(int64(one.Limit))
	}
	if one.Do == "close" {
		err := connection.Close(nhooyr.StatusCode(one.Code), "")
		if one.Key == "no-answer" && err != nil {
			shown(one, int(nhooyr.CloseStatus(err)), err)
		} else if err != nil {
			say(map[string]any{"case": one.Key, "refused": true, "error": err.Error()})
		} else {
			say(map[string]any{"case": one.Key, "shows": "nothing"})
		}
		return
	}
	_, _, err = connection.Read(ctx)
	if err == nil {
		say(map[string]any{"case": one.Key, "shows": "nothing"})
		return
	}
	shown(one, int(nhooyr.CloseStatus(err)), err)
}

func main() {
	var ports portNumbers
	var cases []testCase
	text, err := os.ReadFile(os.Args[2])
	for _, failed := range []error{err, json.Unmarshal([]byte(os.Args[1]), &ports), json.Unmarshal(text, &cases)} {
		if failed != nil {
			fmt.Fprintln(os.Stderr, failed)
			os.Exit(2)
		}
	}
	say(map[string]any{"version": os.Args[4]})
	for _, one := range cases {
		switch {
		case one.Do == "ping":
		case library == "gorilla-websocket":
			gorilla(one, one.url(ports))
		case one.Code > 0 || one.Do != "close":
			coder(one, one.url(ports))
		}
	}
}

// Servers of the Go libraries that Debian packages: go run . LIBRARY PORT. At SIGTERM they do what net/http documents.
package main

import (
	"context"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/gorilla/websocket"
	nhooyr "nhooyr.io/websocket"
)

func gorilla(w http.ResponseWriter, r *http.Request) (wait func()) {
	var upgrader websocket.Upgrader
	connection, err := upgrader.Upgrade(w, r, nil)
	if err != nil {
		return func() {}
	}
	return func() {
		for {
			if _, _, err := connection.ReadMessage(); err != nil {
				connection.Close()
				return
			}
		}
	}
}

func coder(w http.ResponseWriter, r *http.Request) (wait func()) {
	connection, err := nhooyr.Accept(w, r, nil)
	if err != nil {
		return func() {}
	}
	return func() {
		for {
			if _, _, err := connection.Read(context.Background()); err != nil {
				return
			}
		}
	}
}

func main() {
	accept := map[string]func(http.ResponseWriter, *http.Request) func(){"gorilla-websocket": gorilla, "coder-websocket": coder}[os.Args[1]]
	server := &http.Server{Addr: "127.0.0.1:" + os.Args[2]}
	server.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		wait := accept(w, r)
		switch r.URL.Query().Get("do") {
		case "fail":
			panic("boom")
		case "return":
			return
		}
		wait()
	})
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM)
	defer stop()
	go server.ListenAndServe()
	<-ctx.Done()
	limit, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	server.Shutdown(limit)
}

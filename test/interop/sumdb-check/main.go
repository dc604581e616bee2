// Reads a log that Contadora has published and checks it with the code of Go's checksum database, which shares nothing
// with ours. Use: sumdb-check FOLDER VKEY STEP; STEP 1 checks every leaf, STEP n each n-th and the last. The folder holds tile/..., `older` and `checkpoint` (signed notes), and
// `entries` (one line of hex each). Prints one line when all of it holds; otherwise says what does not and exits 1.
// `sumdb-check sign NAME TEXT` goes the other way: a new key signs a text, and the key and the note are printed as JSON.
package main

import (
	"bufio"
	"crypto/rand"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

func main() {
	if len(os.Args) == 4 && os.Args[1] == "sign" {
		sign(os.Args[2], os.Args[3])
		return
	}
	if len(os.Args) != 4 {
		fail("use: sumdb-check FOLDER VKEY STEP")
	}
	folder := os.Args[1]
	step, err := strconv.Atoi(os.Args[3])
	must(err)
	verifier, err := note.NewVerifier(os.Args[2])
	must(err)
	older := open(filepath.Join(folder, "older"), verifier)
	newer := open(filepath.Join(folder, "checkpoint"), verifier)
	// This reader authenticates every tile against the root before it hands out a hash.
	hashes := tlog.TileHashReader(newer, folderTiles{folder, newer.N})
	entries := readEntries(filepath.Join(folder, "entries"))
	if int64(len(entries)) != newer.N {
		fail("%d entries, but the checkpoint has %d", len(entries), newer.N)
	}
	checked := 0
	for i, entry := range entries {
		if i%step != 0 && i != len(entries)-1 {
			continue
		}
		checked++
		proof, err := tlog.ProveRecord(newer.N, int64(i), hashes)
		must(err)
		must(tlog.CheckRecord(proof, newer.N, newer.Hash, int64(i), tlog.RecordHash(entry)))
	}
	proof, err := tlog.ProveTree(newer.N, older.N, hashes)
	must(err)
	must(tlog.CheckTree(proof, newer.N, newer.Hash, older.N, older.Hash))
	fmt.Printf("%d of %d leaves included, %d is a prefix\n", checked, newer.N, older.N)
}

func sign(name, text string) {
	secret, vkey, err := note.GenerateKey(rand.Reader, name)
	must(err)
	signer, err := note.NewSigner(secret)
	must(err)
	signed, err := note.Sign(&note.Note{Text: text}, signer)
	must(err)
	must(json.NewEncoder(os.Stdout).Encode(map[string]string{"key": vkey, "note": string(signed)}))
}

func open(file string, verifier note.Verifier) tlog.Tree {
	bytes, err := os.ReadFile(file)
	must(err)
	opened, err := note.Open(bytes, note.VerifierList(verifier))
	must(err)
	lines := strings.Split(opened.Text, "\n")
	if len(lines) < 4 || lines[0] != verifier.Name() {
		fail("%s is not a checkpoint of %s", file, verifier.Name())
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	must(err)
	root, err := base64.StdEncoding.DecodeString(lines[2])
	must(err)
	tree := tlog.Tree{N: size}
	if copy(tree.Hash[:], root) != tlog.HashSize {
		fail("%s: the root is too short", file)
	}
	return tree
}

type folderTiles struct {
	folder string
	size   int64
}

func (folderTiles) Height() int { return 8 }

func (folderTiles) SaveTiles([]tlog.Tile, [][]byte) {}

// The library may ask for a narrower tile than is published at this size: a prefix of the published one.
func (f folderTiles) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	var all [][]byte
	for _, tile := range tiles {
		published := tile
		published.W = int(min(256, f.size>>uint(8*tile.L)-tile.N*256))
		bytes, err := os.ReadFile(filepath.Join(f.folder, c2spPath(published)))
		if err != nil {
			return nil, err
		}
		all = append(all, bytes[:tile.W*tlog.HashSize])
	}
	return all, nil
}

// The library writes tile/8/0/001 where C2SP writes tile/0/001; all else is the same.
func c2spPath(tile tlog.Tile) string {
	return strings.Replace(tile.Path(), "tile/8/", "tile/", 1)
}

func readEntries(file string) [][]byte {
	in, err := os.Open(file)
	must(err)
	defer in.Close()
	var entries [][]byte
	for lines := bufio.NewScanner(in); lines.Scan(); {
		entry, err := hex.DecodeString(lines.Text())
		must(err)
		entries = append(entries, entry)
	}
	return entries
}

func min(a, b int64) int64 {
	if a < b {
		return a
	}
	return b
}

func must(err error) {
	if err != nil {
		fail("%v", err)
	}
}

func fail(format string, args ...any) {
	fmt.Fprintf(os.Stderr, format+"\n", args...)
	os.Exit(1)
}

"""What leaves the room as an Office file, opened by LibreOffice: `make office`, not `make test`."""

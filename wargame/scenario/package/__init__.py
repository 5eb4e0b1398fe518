"""A scenario in one file, to be handed on: its text, its pictures, its base rates and a preview.

The file is a zip that ends in `.entente-scenario`. `writing` makes one of a scenario's file, the same bytes
each time; `reading` opens one from anywhere and believes nothing that it says; `placing` lays what is in it
into a folder as a scenario like any other. Called by the command line and the library; the preview is drawn
in `wargame.report.preview`. To let something else travel along: its name in `contents`, how it is put in in
`writing`, how it is checked in `reading`, and where it goes in `placing`.
"""

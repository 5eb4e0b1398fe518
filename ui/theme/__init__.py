"""How it looks: colour tokens, fonts, icons and the style sheet made of them."""

"""No part of the product: the demo and its crowd, the simulation, the benches, and what starts servers for them."""
